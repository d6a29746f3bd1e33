import type { questions as english } from '../en/questions.ts'
import type { Translation } from '../translation.ts'

export const questions: Translation<typeof english> = {
  wasteful: '你的哪些步骤可以省去，而所有进程读到的仍然一样？',
  different: '没有什么被破坏。这个内核会把哪一页留在另一种状态，为什么？',
  unsafe: '你按什么顺序做了这些步骤，其间谁可能看到中间的状态？',
  wrong: '内核停在哪一步？它的页帧或进程当时是什么状态？',
  refault: '这条指令为什么陷入，现在又有什么不同了？',
}
