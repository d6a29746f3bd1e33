/** The process tree. */
export const tree = {
  title: 'processes',
  whoseChild: 'who is whose child',
  anyKey: 'any key goes back',
  more: (rows: number, way: string): string => `${rows} more ${way}`,
  takesOrphans: 'takes in orphans',
  unborn: 'unborn',
  zombie: (status: string): string => `zombie, status ${status}`,
  killed: 'killed, exits next',
  asleepInWait: 'asleep in wait',
  asleep: 'asleep',
  suspended: 'suspended in vfork',
  trapped: 'trapped',
  runnable: 'runnable',
  borrows: (standing: string, owner: string): string => `${standing}, in ${owner}'s memory`,
  /** Said behind how a process stands. */
  behind: (text: string): string => `, ${text}`,
  parentGone: (parent: string): string => `parent ${parent} is gone`,
  orphan: (parent: string): string => `orphan of ${parent}, given to init`,
  given: (to: string, by: string): string => `given to ${to} by ${by}`,
  ended: {
    exited: (process: string): string => `${process} exited`,
    killed: (process: string): string => `${process} was killed`,
    unborn: (process: string): string => `${process} removed`,
  },
  /** @param cut whether others came before these */
  gone: (processes: readonly string[], cut: boolean): string =>
    `gone: ${cut ? '…, ' : ''}${processes.join(', ')}`,
}
