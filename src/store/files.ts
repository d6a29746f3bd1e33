import { randomBytes } from 'node:crypto'

export const saveFile = 'save.json'
export const backupFile = 'save.backup.json'

/** A name no other writer uses, for a file on its way to becoming `target`. */
export function temporaryName(target: string): string {
  return `${target}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`
}

/** Whether `name` is a temporary file of a writer of saves, ours or another's. */
export function isTemporary(name: string): boolean {
  return /^save(\.backup)?\.json\.\d+\.[0-9a-f]{12}\.tmp$/.test(name)
}
