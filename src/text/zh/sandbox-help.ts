import type { sandboxHelp as english } from '../en/sandbox-help.ts'
import type { Translation } from '../translation.ts'

export const sandboxHelp: Translation<typeof english> = {
  intro: `一台供你试验的机器。逐条输入指令，或打开一个程序；单步执行或连续运行；在时间里前后移动。每个事件是一个时刻：一次执行指令的尝试、一次陷入、你的一个步骤、一次应答。

手工处理时，无论对错，机器都从你留下的状态继续。错误的后果在显露的地方显示，并指出它来自哪一步：内存在别人不知情时改变，页帧永远不释放或释放得太早，内核 panic。

想换一种做法，就回到过去，从那里继续：之后的时刻会消失，在此之前会先问你。`,
  keys: '按键',
  time: '时间线',
  marks: (yes, no) =>
    `时间线上，点是一个事件，T 是一次陷入，s 是你的一个步骤，${yes} 是正确的返回，${no} 是不正确的返回，- 是不能运行的一行，! 是显露出来的后果。正在查看的时刻在方括号里。`,
  hand: '手中的陷入',
}
