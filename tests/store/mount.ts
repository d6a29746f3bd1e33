import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, type TestContext } from 'vitest'

/** A small file system of its own for one test, which is skipped, with the reason, where mounting is refused. */
export function smallDisk(context: TestContext, size: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    rmSync(folder, { recursive: true })
    context.skip(`mounting a tmpfs is refused here: ${error instanceof Error ? error.message.trim() : error}`)
  }
  onTestFinished(() => {
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  })
  return folder
}

/** Makes a disk of `smallDisk` read-only or writable again. */
export function remount(folder: string, mode: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${mode}`, folder])
}
