import type { misconceptions as english } from '../en/misconceptions.ts'
import type { Translation } from '../translation.ts'

export const misconceptions: Translation<typeof english> = {
  M1: {
    belief: '副本总是给子进程',
    truth: '谁缺页，副本就给谁',
    question: '这里等着的是谁的写入？谁的页表项必须指向新页帧？',
  },
  M2: {
    belief: '孙进程的写入要经过子进程复制',
    truth: '只复制一次，直接给写入者',
    question: '这里有几次写入在等待？为此有几个进程需要新页帧？',
  },
  M3: {
    belief: '父进程失去了写的权利',
    truth: '它也会缺页，之后就有一个私有的可写页',
    question: '这个页表项中 W 是清除的。还有哪一位说明了原因？',
  },
  M4: {
    belief: '第一次复制之后，另一方就可写了',
    truth: '它的页表项保持写保护，直到它自己写入',
    question: '哪些进程要求写入这里？为此谁的页表项必须改变？',
  },
  M5: {
    belief: '最后的共享者必须复制',
    truth: '只剩一个引用时就地写入：W 置位，COW 清除',
    question: '旧页帧的计数是多少？之后还有谁会读它？',
  },
  M6: {
    belief: '读取会结束共享',
    truth: '只有写入才会',
    question: '这次访问是改变这一页，还是只看一看？',
  },
  M7: {
    belief: '第一次写入会复制一切',
    truth: '它只复制一页',
    question: '陷入报告的是哪一页？其他的页又有谁写入过？',
  },
  M8: {
    belief: 'COW fork 没有代价',
    truth: '页表和进程都要复制，之后每页的首次写入都会缺页',
    question: 'fork 返回时子进程的页表里有什么？它的第一次读取会读到什么？',
  },
  M9: {
    belief: '地址相同就是共享内存',
    truth: '地址不变，页帧会变',
    question: '一个地址，两张页表：写入之后它们各自必须指向哪个页帧？',
  },
  M10: {
    belief: '只读页上的每次缺页都是 COW',
    truth: '对代码段或只读区域的写入，用 SIGSEGV 作答',
    question: '写入者是否曾被允许写这一页？这记在哪里？',
  },
  M11: {
    belief: '只有子进程的页表项被写保护',
    truth: '两边都被写保护',
    question: 'fork 返回时，谁写入共享的页帧不会陷入？',
  },
  M12: {
    belief: '改了页表项就够了',
    truth: '陈旧的 TLB 条目会继续放行写入',
    question: '页表项已经改了。TLB 还是怎么说的？CPU 先问两者中的哪一个？',
  },
  M13: {
    belief: '内核的写入自己会缺页',
    truth: 'xv6 的 copyout 绕过用户的映射，必须自己查看页表项',
    question: '内核自己写入一个页帧之前：那一刻有谁映射它？',
  },
  M14: {
    belief: '父进程一死，它共享的页帧就被释放',
    truth: '只少一个引用；到 0 才空闲',
    question: '映射这个页帧的页表项中，有几个属于结束的那个进程？',
  },
  M15: {
    belief: '孤儿进程归祖父进程，或者进程树被压平',
    truth: '直接的子进程归 init，其他进程都不动',
    question: '谁是退出者的直接子进程？孤儿进程由谁收养？',
  },
  M16: {
    belief: '子进程的 exec 会让父进程的页可写',
    truth: '引用减少；父进程仍然每页缺页一次，只是不再复制',
    question: '这次 exec 关系到谁的页表项？有谁要求写入什么了吗？',
  },
  M17: {
    belief: 'vfork 就是 COW fork',
    truth: '共用一个地址空间；父进程等待；写入彼此可见',
    question: 'vfork 子进程用的是谁的页表？其间它的父进程可以做什么？',
  },
  M18: {
    belief: 'MAP_SHARED 会变成 COW',
    truth: '它不参与 COW；所有人都看到写入',
    question: '对共享页的写入，谁必须看到？他们都看哪个页帧？',
  },
  M19: {
    belief: '首次读取新内存会分配页帧',
    truth: '它映射零页帧；首次写入才分配',
    question: '读取新内存必须读到什么？哪个页帧里已经有它？',
  },
  M20: {
    belief: 'COW 页再次 fork 后是普通的只读页',
    truth: '它仍是 COW，否则合法的写入会得到 SIGSEGV',
    question: '子进程以后可以写入这一页吗？哪一位会告诉缺页处理程序？',
  },
  M21: {
    belief: '缺页时没有内存会使 fork 失败',
    truth: '缺页的进程被杀死；只有 fork 自己的分配才会使 fork 失败',
    question: '这里是谁在请求：是可以得到 -1 的系统调用，还是不能得到回答的指令？',
  },
  M22: {
    belief: '子进程先运行',
    truth: '没有保证任何先后',
    question: '两边的 W 都清除时，先运行的进程能破坏什么？',
  },
  M23: {
    belief: '页帧属于创建它的进程',
    truth: '没有谁拥有它；计数说了算',
    question: '哪个数字说明还有没有别人在读这个页帧？',
  },
  M24: {
    belief: '僵尸进程不占内存',
    truth: '在 xv6 上它一直占到父进程 wait；在 Linux 上 exit 时已经放弃',
    question: '在这个内核上，已结束进程的页表项算到什么时候？哪个系统调用终结它们？',
  },
}
