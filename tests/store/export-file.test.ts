import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportInto, writeExport } from '../../src/store/export-file.ts'
import { remount, smallDisk } from './mount.ts'
import { contents, emptyFolder } from './samples.ts'

test('an export is a new file, and nothing else is left beside it', async () => {
  const folder = emptyFolder()
  const path = join(folder, 'mine.json')
  expect(await writeExport(path, 'all of it')).toEqual({ ok: true, path })
  expect(contents(folder, 'mine.json')).toBe('all of it')
  expect(readdirSync(folder)).toEqual(['mine.json'])
})

test.each([
  ['a file', (path: string) => writeFileSync(path, 'mine')],
  ['a folder', (path: string) => mkdirSync(path)],
  ['a link to a file that is not there', (path: string) => symlinkSync('nowhere', path)],
])('%s of that name is never written over', async (_, make) => {
  const folder = emptyFolder()
  const path = join(folder, 'mine.json')
  make(path)
  const before = readdirSync(folder, { withFileTypes: true }).map(entry => [entry.name, entry.isFile()])
  expect(await writeExport(path, 'other')).toEqual({
    ok: false,
    why: `${path} is there already and is not written over; name another file`,
  })
  const after = readdirSync(folder, { withFileTypes: true }).map(entry => [entry.name, entry.isFile()])
  expect(after).toEqual(before)
})

test('two exports to one name at once: one is written whole, the other is refused', async () => {
  const folder = emptyFolder()
  const path = join(folder, 'mine.json')
  const texts = ['one'.repeat(50_000), 'two'.repeat(50_000)]
  const written = await Promise.all(texts.map(text => writeExport(path, text)))
  expect(written.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(contents(folder, 'mine.json')).toBe(texts[written.findIndex(({ ok }) => ok)])
})

test.each([
  ['a folder that is not there', (folder: string) => join(folder, 'no', 'mine.json'), /^there is no folder /],
  ['a file for a folder', (folder: string) => join(folder, 'file', 'mine.json'), /file is not a folder/],
  ['a name that is too long', (folder: string) => join(folder, 'x'.repeat(300)), /too long \(ENAMETOOLONG\)/],
])('%s is told', async (_, pathIn, why) => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(await writeExport(pathIn(folder), 'text')).toEqual({ ok: false, why: expect.stringMatching(why) })
  expect(readdirSync(folder)).toEqual(['file'])
})

test('a full disk is told, and nothing is left of the export', async context => {
  const folder = smallDisk(context, '64k')
  const { bsize, bavail } = statfsSync(folder)
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bsize * (bavail - 1)))
  const path = join(folder, 'mine.json')
  const text = 'x'.repeat(3 * bsize)
  expect(await writeExport(path, text)).toEqual({
    ok: false,
    why: expect.stringMatching(/is full \(ENOSPC\)/),
  })
  expect(await exportInto(folder, '2026-08-01', text)).toEqual({
    ok: false,
    why: expect.stringMatching(/is full \(ENOSPC\)/),
  })
  expect(readdirSync(folder)).toEqual(['filler'])
  rmSync(join(folder, 'filler'))
  expect(await writeExport(path, text)).toEqual({ ok: true, path })
})

test('a read-only place is told', async context => {
  const folder = smallDisk(context, '64k')
  remount(folder, 'ro')
  expect(await writeExport(join(folder, 'mine.json'), 'text')).toEqual({
    ok: false,
    why: expect.stringMatching(/is read-only \(EROFS\)/),
  })
})

test.skipIf(process.getuid?.() === 0)('a folder without the right to write is told', async () => {
  const folder = emptyFolder()
  chmodSync(folder, 0o500)
  expect(await writeExport(join(folder, 'mine.json'), 'text')).toEqual({
    ok: false,
    why: expect.stringMatching(/is read-only \(EACCES\)/),
  })
})

test('into the saves folder each day has a file, further ones a number, and the same is not written twice', async () => {
  const folder = join(emptyFolder(), 'made')
  const names = ['progress-2026-08-01.json', 'progress-2026-08-01-2.json', 'progress-2026-08-02.json']
  const [first, second, next] = names.map(name => ({ ok: true, path: join(folder, name) }))
  expect(await exportInto(folder, '2026-08-01', 'one')).toEqual(first)
  expect(await exportInto(folder, '2026-08-01', 'two')).toEqual(second)
  expect(await exportInto(folder, '2026-08-01', 'one')).toEqual(first)
  expect(await exportInto(folder, '2026-08-02', 'two')).toEqual(next)
  expect(readdirSync(folder).sort()).toEqual(names.toSorted())
  expect(readFileSync(join(folder, 'progress-2026-08-01.json'), 'utf8')).toBe('one')
})
