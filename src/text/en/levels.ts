/** The course. */
export const levels = {
  title: 'Levels',
  notPlayed: 'not played',
  solveAgain: 'solve again',
  played: 'played',
  best: (score: number): string => `best ${score}`,
  testedOut: 'tested out',
}
