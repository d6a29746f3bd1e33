// Bundles the program into dist/app.
import { buildProgram } from './bundle.mjs'

try {
  await buildProgram()
} catch (error) {
  // esbuild has said on standard error what is wrong and where.
  if (!Array.isArray(error.errors)) throw error
  process.exitCode = 1
}
