import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', chunkSizeWarningLimit: 1500, assetsInlineLimit: 0, manifest: true },
  server: {
    proxy: { '/api': process.env.LILIAN_API ?? 'http://127.0.0.1:8080' },
    // The catalogues live beside web/, shared with the server.
    fs: { allow: ['..'] },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
