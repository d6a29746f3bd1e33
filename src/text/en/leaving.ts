/** Beside a run: its pause, and the question whether to leave. */
export const leaving = {
  question: 'Ctrl-C again leaves; this run is lost.',
  title: 'Leave cowhand?',
  clockStands: 'The clock stands, and the machine is hidden until you go on.',
  clockStood: 'The clock stands, and the machine is hidden.',
  paused: (what: string): string => `Paused: ${what}`,
  pausedHelp: 'Paused: how to play',
  goOn: 'Go on',
  howToPlay: 'How to play',
  again: 'Start the level again',
  forLevels: 'Leave for the levels',
  leave: 'Leave; this run is lost',
}
