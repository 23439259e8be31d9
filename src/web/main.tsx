import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import './ui/print.css';
import { whenSignedOut } from './api/client.ts';
import { resumeMembership } from './api/session.ts';
import { queryClient, router } from './router.tsx';
import { keepShellOnDevice } from './shell/keep-shell.ts';
import { applyTheme } from './shell/theme.ts';
import { wantPageFocus } from './ui/page-focus.ts';

applyTheme();
resumeMembership();
whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href } });
});
router.subscribe('onBeforeLoad', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) wantPageFocus();
});

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the application');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
keepShellOnDevice();
