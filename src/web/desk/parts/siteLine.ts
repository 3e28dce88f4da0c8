import type { Site } from '../../api/deskSession.ts';
import { currentLanguage } from '../../i18n/language.ts';
import type { DeskText } from '../useText.ts';

/** The name of the installation below the product's; the slogan where the installation has none of its own. */
export function siteLine(site: Site, text: DeskText): string {
  const name = currentLanguage() === 'en' && site.nameEn ? site.nameEn : site.name;
  return name === text('app.name') ? text('app.slogan') : name;
}
