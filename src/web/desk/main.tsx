import './beforeAnythingElse.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import dayjs from 'dayjs';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { CallProblem } from '../api/call.ts';
import { currentLanguage } from '../i18n/language.ts';
import './styles/all.css';
import { routes } from './routes.tsx';
import { deskTheme } from './theme.ts';
import { loadWords } from './useText.ts';

/** Each language is fetched only when it is spoken. */
async function loadLocale() {
  if (currentLanguage() === 'en') return (await import('antd/locale/en_US')).default;
  await import('dayjs/locale/zh-cn');
  dayjs.locale('zh-cn');
  return (await import('antd/locale/zh_CN')).default;
}

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a lost connection or a stumble of the server is worth another try.
      retry: (failures, error) => failures < 2 && (!(error instanceof CallProblem) || error.status === 0 || error.status >= 500),
    },
  },
});

// Not awaited at the top: a language may import from this very file's chunk, and would then wait for it for ever.
Promise.all([loadLocale(), loadWords()]).then(([locale]) => draw(locale));

function draw(locale: Awaited<ReturnType<typeof loadLocale>>) {
  createRoot(document.getElementById('desk')!).render(
    <StrictMode>
      <ConfigProvider locale={locale} theme={deskTheme} button={{ autoInsertSpace: false }}>
        <App component={false}>
          <QueryClientProvider client={cache}>
            <RouterProvider router={routes} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StrictMode>,
  );
}
