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
await loadText();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
keepInstalled();
