export const up = { title: '上', what: '上面一项。' }
export const down = { title: '下', what: '下面一项。' }
export const choose = { title: '选择', what: '选定光标所在的一项。' }

export const reading = {
  up: { title: '上一行', what: '向上一行。' },
  down: { title: '下一行', what: '向下一行。' },
  pageUp: { title: '上一页', what: '向上一页。' },
  pageDown: { title: '下一页', what: '向下一页。' },
  first: { title: '开头', what: '到正文的开头。' },
  last: { title: '结尾', what: '到正文的结尾。' },
}
