import { existsSync, readFileSync } from 'node:fs'

/** Clock ticks a second, by which the kernel tells CPU time: 100 on every Linux that Node runs on (proc(5)). */
const TICKS_A_SECOND = 100

/** Whether this system tells of processes in /proc. */
export const tellsOfProcesses = existsSync('/proc/self/stat')

/** @returns milliseconds of CPU time of a process and all of its threads so far, to 10 ms (proc(5), utime and stime) */
export function cpuTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name before them may hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  return ((user + system) * 1000) / TICKS_A_SECOND
}

/** @returns the resident set of a process, in MB of 1024 KB (proc(5), VmRSS) */
export function residentSet(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
