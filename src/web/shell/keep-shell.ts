import { showToast } from '#web/ui/toast.tsx';

function offer(worker: ServiceWorker): void {
  showToast('A new version of Guildmark is ready', {
    label: 'Use it now',
    run: () => worker.postMessage({ type: 'SKIP_WAITING' }),
  });
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  });
}

/**
 * Keeps the shell and the screens on the device, so that they open without a connection.
 * A new version waits until the person takes it: nothing is exchanged under an open live sheet.
 */
export function keepShellOnDevice(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  let hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadController) location.reload();
    hadController = true;
  });
  navigator.serviceWorker.register('/sw.js').then(watch, (error: unknown) => {
    // Without it the product works, only not offline; the browser's own report is enough.
    console.warn('The screens could not be kept on this device', error);
  });
}
