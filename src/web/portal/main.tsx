import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/form.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { keepInstalled } from './installed.ts';
import { applyFont } from './preferences.ts';
import { loadText } from './text.ts';

applyFont();
// Not awaited at the top: the English words may import from this very file's chunk, and would then wait for it for ever.
// Words that do not arrive leave a page in Chinese, not an empty one.
loadText().then(draw, draw);
keepInstalled();

function draw() {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
}
