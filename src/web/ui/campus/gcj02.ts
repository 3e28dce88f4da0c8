const a = 6_378_245;
const ee = 0.006_693_421_622_965_943;

/**
 * A WGS84 position as maps sold in mainland China show it (GCJ-02), good to a metre or two within China. The formula is the one that is
 * known in public; there is no official one.
 */
export function wgs84ToGcj02([lon = 0, lat = 0]: readonly number[]): readonly [number, number] {
  const [x, y] = [lon - 105, lat - 35];
  const wave = (value: number, unit: number) => Math.sin((value * Math.PI) / unit);
  const common = (20 * wave(6 * x, 1) + 20 * wave(2 * x, 1)) * (2 / 3);
  const dLat =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    common +
    (20 * wave(y, 1) + 40 * wave(y, 3)) * (2 / 3) +
    (160 * wave(y, 12) + 320 * wave(y, 30)) * (2 / 3);
  const dLon =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    common +
    (20 * wave(x, 1) + 40 * wave(x, 3)) * (2 / 3) +
    (150 * wave(x, 12) + 300 * wave(x, 30)) * (2 / 3);
  const radians = (lat / 180) * Math.PI;
  const magic = 1 - ee * Math.sin(radians) ** 2;
  return [
    lon + (dLon * 180) / ((a / Math.sqrt(magic)) * Math.cos(radians) * Math.PI),
    lat + (dLat * 180) / (((a * (1 - ee)) / (magic * Math.sqrt(magic))) * Math.PI),
  ];
}
