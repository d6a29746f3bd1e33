export { type BeliefCount, metIn, type TrapCount, wrongIn } from './class-faults.ts'
export {
  type Contest,
  contestText,
  LONGEST_CONTEST,
  makeContest,
  readContest,
} from './contest.ts'
export {
  contestGames,
  contestLevel,
  isAllowedInContest,
  mostPoints,
  practiceGame,
} from './contest-game.ts'
export { type Grading, gradeContest, type Placed } from './grade.ts'
export { type GradedFile, gradeSubmission, unusable } from './grade-submission.ts'
export type { Notice, NoticeKind } from './notice.ts'
export { type RosterColumn, type RosterStudent, rosterName } from './roster.ts'
export { slugOf } from './slug.ts'
export { cleanStudent, LONGEST_STUDENT, type Student } from './student.ts'
export {
  beginSubmission,
  type ContestRun,
  contestRun,
  LONGEST_SUBMISSION,
  nextLevel,
  readSubmission,
  type Submission,
  submissionName,
  submissionText,
  withRun,
} from './submission.ts'
