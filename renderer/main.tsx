import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { answers } from './ask/ask.ts';
import { App } from './frame/app.tsx';
import { applyTheme, rememberedTheme } from './theme/theme.ts';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './controls/controls.css';
import './controls/fields.css';
import './controls/tables.css';
import './passport/passport.css';
import './frame/frame.css';
import './files/files.css';
import './start/start.css';
import './import/import.css';

applyTheme(rememberedTheme());

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <Router hook={useHashLocation}>
        <App />
      </Router>
    </QueryClientProvider>
  </StrictMode>,
);
