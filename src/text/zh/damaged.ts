import type { damaged as english } from '../en/damaged.ts'
import type { Translation } from '../translation.ts'

export const damaged: Translation<typeof english> = {
  title: '你的存档无法读取',
  backup: (name, levels) => `使用备份：${name}，玩过 ${levels} 关`,
  startNew: '以新玩家开始',
  look: '这次不存档，下次再决定',
  kept: as => `损坏的文件保留为 ${as}。`,
  untouched: '在你选择之前，不会覆盖它。',
}
