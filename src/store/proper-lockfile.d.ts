declare module 'proper-lockfile' {
  export interface LockOptions {
    readonly realpath: boolean
    readonly stale: number
    readonly update: number
    readonly onCompromised: (error: Error) => void
  }

  export function lock(file: string, options: LockOptions): Promise<() => Promise<void>>
}
