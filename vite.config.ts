import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.GUILDMARK_SERVER ?? 'http://127.0.0.1:3000';

/** Names, colours and icons under which a phone keeps the application. */
const manifest = {
  name: 'Guildmark',
  short_name: 'Guildmark',
  description: 'Your apprenticeship, from enrolment to certificate.',
  start_url: '/',
  display: 'standalone' as const,
  background_color: '#fbfaf7',
  theme_color: '#fbfaf7',
  icons: [
    { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icons/mark-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/mark-512.png', sizes: '512x512', type: 'image/png' },
    {
      src: '/icons/mark-maskable-512.png',
      sizes: '512x512',
      type: 'image/png',
      purpose: 'maskable' as const,
    },
  ],
};

/**
 * The shell and the screens are kept on the device, so that the live sheet and the capture of evidence open without
 * a connection. Answers of the server are never kept here: the offline room decides what may be stored.
 */
function offlineShell(): PluginOption {
  return VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    manifest,
    workbox: {
      globPatterns: ['**/*.{html,js,css,svg,webmanifest}', '**/*-latin-wght-normal*.woff2'],
      navigateFallback: '/index.html',
      navigateFallbackDenylist: [/^\/api\//, /^\/files\//, /^\/health/],
      cleanupOutdatedCaches: true,
    },
  });
}

export default defineConfig({
  root: pathOf('src/web'),
  publicDir: pathOf('src/web/public'),
  cacheDir: pathOf('.cache/vite'),
  plugins: [react(), offlineShell()],
  build: {
    outDir: pathOf('dist/web'),
    emptyOutDir: true,
    manifest: true,
    // Small files stay files: a strict content policy allows no data addresses for fonts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The sources of `src/web/api` stand under /api in development: only the server's own addresses are passed on.
  server: { port: 5173, strictPort: false, proxy: { '^/api/(v1|openapi)': server } },
});
