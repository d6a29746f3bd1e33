// Bundles the program: dist/cowhand.js and the chunks that it loads when a command needs them.
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const root = new URL('..', import.meta.url).pathname
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'))
const staging = `${root}dist/.staging-${process.pid}`

await mkdir(`${root}dist`, { recursive: true })
await build({
  entryPoints: { cowhand: `${root}src/cli/main.ts` },
  outdir: staging,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minify: true,
  jsx: 'automatic',
  legalComments: 'none',
  // React runs in development mode unless this is exactly 'production'.
  define: { 'process.env.NODE_ENV': '"production"', __VERSION__: JSON.stringify(version) },
  // Ink asks for the devtools only when DEV=true; left external it crashes at start-up.
  alias: { 'react-devtools-core': `${root}scripts/no-devtools.mjs` },
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
})
await rm(`${root}dist/app`, { recursive: true, force: true })
await rename(staging, `${root}dist/app`)
