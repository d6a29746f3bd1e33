import { LATE_MISPLAYS } from './late-misplays.ts'
import { LATE_LEVELS, LATE_STORIES } from './late-stories.ts'
import { testLevels } from './played.ts'

testLevels(LATE_LEVELS, LATE_STORIES, LATE_MISPLAYS)
