import { guardHtml } from '../ui/trustedTypes.ts';

// Imported first: libraries write styles as soon as they are loaded.
guardHtml();
