import type { RouteObject } from 'react-router';

/** Training; each page arrives when it is opened. */
export const trainingRoutes: RouteObject[] = [
  { path: 'training', lazy: async () => ({ Component: (await import('./TrainingPage.tsx')).TrainingPage }) },
  { path: 'training/courses/:id', lazy: async () => ({ Component: (await import('./CoursePage.tsx')).CoursePage }) },
  { path: 'training/quiz/:id', lazy: async () => ({ Component: (await import('./QuizPage.tsx')).QuizPage }) },
  {
    path: 'training/certificates/:id',
    lazy: async () => ({ Component: (await import('./CertificatePage.tsx')).CertificatePage }),
  },
  { path: 'training/practice/:id', lazy: async () => ({ Component: (await import('./PracticePage.tsx')).PracticePage }) },
  { path: 'training/completion', lazy: async () => ({ Component: (await import('./CompletionPage.tsx')).CompletionPage }) },
  {
    path: 'training/editor',
    lazy: async () => ({ Component: (await import('./editor/EditorLayout.tsx')).EditorLayout }),
    children: [
      { path: 'courses', lazy: async () => ({ Component: (await import('./editor/CoursesPage.tsx')).CoursesPage }) },
      { path: 'quizzes', lazy: async () => ({ Component: (await import('./editor/QuizzesPage.tsx')).QuizzesPage }) },
      {
        path: 'practice-cases',
        lazy: async () => ({ Component: (await import('./editor/PracticeCasesPage.tsx')).PracticeCasesPage }),
      },
    ],
  },
];
