// Makes dist/release: the program as one installs it, bundled, with nothing to fetch; and its tarball.
import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import process from 'node:process'
import { bundle, root } from './bundle.mjs'

const release = join(root, 'dist/release')
const COPIED = ['bin', 'levels', 'README.md', 'LICENSE']

/** Where a file of esbuild's account lies in the checkout: a plugin's carries the plugin's name and is absolute. */
function within(path) {
  const file = path.replace(/^[a-z]+(?:-[a-z]+)+:/, '')
  return isAbsolute(file) ? relative(root, file).replaceAll('\\', '/') : file
}

/** The folders of the packages whose code is in the bundle, from esbuild's account of it. */
function packagesIn(metafile) {
  const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/
  const used = Object.values(metafile.outputs).flatMap(output => Object.entries(output.inputs))
  const kept = used.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return [...new Set(kept.flatMap(([path]) => within(path).match(folder)?.[0] ?? []))].sort()
}

/** The licences of what is bundled ask to be handed on with it. */
async function notices(packages) {
  const parts = packages.map(async folder => {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'))
    const file = (await readdir(join(root, folder))).find(entry => /^licen[cs]e/i.test(entry))
    const text = file ? await readFile(join(root, folder, file), 'utf8') : `Licence: ${license}\n`
    return `${name} ${version}\n\n${text.trim()}\n`
  })
  return (await Promise.all(parts)).join(`\n${'-'.repeat(80)}\n\n`)
}

await rm(release, { recursive: true, force: true })
await mkdir(release, { recursive: true })
const packages = packagesIn(await bundle(join(release, 'app')))
for (const name of COPIED) await cp(join(root, name), join(release, name), { recursive: true })
await chmod(join(release, 'bin/cowhand.cjs'), 0o755)
await writeFile(join(release, 'NOTICES.txt'), await notices(packages))

const { name, version, description, license, type, bin, engines } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
)
const files = ['app', 'bin', 'levels', 'NOTICES.txt']
const manifest = { name, version, description, license, type, bin, engines, files }
await writeFile(join(release, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)

// npm is a script on Windows, which only a shell starts.
execFileSync('npm', ['pack', '--silent'], {
  cwd: release,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
