#!/usr/bin/env bash
# Request Tracker 5 as Debian ships it, in a root of its own that can be thrown away. Needs root and a Debian mirror.
#   requestTracker.sh install ROOT
#   requestTracker.sh configure ROOT DATABASE_PORT DATABASE_USER DATABASE_PASSWORD HTTP_PORT
#   requestTracker.sh serve ROOT HTTP_PORT        (two workers; ends with the process)
set -euo pipefail
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
suite=${DEBIAN_SUITE:-bookworm}

inside() { # ROOT COMMAND…
  local root=$1
  shift
  chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

install_() {
  local root=$1 tools
  [ -e "$root/usr/sbin/rt-setup-database-5" ] && return 0
  tools=$(mktemp -d)
  mkdir -p "$root"
  if [ -e "$root/etc/apt/sources.list" ]; then
    : # What an interrupted run has left is gone on with.
  elif command -v debootstrap >/dev/null; then
    debootstrap --variant=minbase "$suite" "$root" "$mirror"
  else
    (cd "$tools" && apt-get download debootstrap && dpkg-deb -x debootstrap_*.deb .)
    DEBOOTSTRAP_DIR=$tools/usr/share/debootstrap "$tools/usr/sbin/debootstrap" --variant=minbase "$suite" "$root" "$mirror"
  fi
  rm -rf "$tools"
  # Nothing is started while it is installed.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  echo 'request-tracker5 request-tracker5/dbconfig-install boolean false' | inside "$root" debconf-set-selections
  inside "$root" apt-get -q update
  inside "$root" apt-get -qy --no-install-recommends install request-tracker5 rt5-db-postgresql rt5-standalone starman ca-certificates
}

configure() {
  local root=$1 port=$2 user=$3 password=$4 http=$5
  cat >"$root/etc/request-tracker5/RT_SiteConfig.d/99-benchmark.pm" <<CONFIG
use utf8;
Set(\$rtname, 'benchmark');
Set(\$Organization, 'benchmark.invalid');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $http);
Set(\$DatabaseType, 'Pg');
Set(\$DatabaseHost, '127.0.0.1');
Set(\$DatabaseRTHost, '127.0.0.1');
Set(\$DatabasePort, '$port');
Set(\$DatabaseName, 'rt5');
Set(\$DatabaseUser, '$user');
Set(\$DatabasePassword, '$password');
Set(\$DatabaseAdmin, '$user');
# Mail off, as in Huying; searching texts on, for it is off as shipped. Its index knows no Chinese words, so none is used.
Set(\$MailCommand, 'testfile');
Set(%FullTextSearch, Enable => 1, Indexed => 0);
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'error');
1;
CONFIG
  echo benchmark-2026 >"$root/root/rt-password"
  inside "$root" rt-setup-database-5 --action init --dba "$user" --dba-password "$password" --root-password-file /root/rt-password
}

serve() {
  local root=$1 http=$2
  exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    /usr/share/request-tracker5/libexec/rt-server --server Starman --port "$http" --workers 2
}

case ${1:-} in
  install) install_ "$2" ;;
  configure) configure "$2" "$3" "$4" "$5" "$6" ;;
  serve) serve "$2" "$3" ;;
  *) sed -n 2,5p "$0" >&2; exit 2 ;;
esac
