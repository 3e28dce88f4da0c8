import './wall.css';
import { createRoot } from 'react-dom/client';
import { guardHtml } from '../ui/trustedTypes.ts';
import { App } from './App.tsx';

guardHtml();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
