/** The first screen. */
export const title = {
  about: 'copy-on-write, and you are the kernel',
  start: (level: string): string => `Start: ${level}`,
  goOn: (level: string): string => `Go on: ${level}`,
  noLevels: 'no levels',
  stars: (stars: number, most: number, star: string): string => `${stars} of ${most} ${star}`,
  levels: 'Levels',
  drill: 'Drill',
  exam: 'Exam',
  sandbox: 'Sandbox',
  progress: 'Progress',
  help: 'How to play',
  settings: 'Settings',
  quit: 'Quit',
  keys: 'arrows and Enter',
}
