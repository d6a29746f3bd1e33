export { type BeliefCount, metIn, type TrapCount, wrongIn } from './class-faults.ts'
export {
  CONTEST_HELPS,
  type Contest,
  type ContestLevel,
  contestText,
  LATE,
  LONGEST_CONTEST,
  MOST_LEVELS,
  makeContest,
  REPEATED,
  type ReadContest,
  readContest,
  TIES,
} from './contest.ts'
export {
  type ContestGames,
  contestGames,
  contestLevel,
  isAllowedInContest,
  practiceGame,
} from './contest-game.ts'
export { type Grading, gradeContest, type Placed } from './grade.ts'
export { type GradedFile, gradeSubmission, unusable } from './grade-submission.ts'
export type { Notice, NoticeKind } from './notice.ts'
export { type RosterColumn, type RosterStudent, rosterName } from './roster.ts'
export { cleanStudent, LONGEST_STUDENT, type Student } from './student.ts'
export {
  beginSubmission,
  type ContestRun,
  LONGEST_SUBMISSION,
  nextLevel,
  readSubmission,
  type Submission,
  submissionName,
  submissionText,
  withRun,
} from './submission.ts'
