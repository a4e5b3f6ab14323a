import type { Competence } from '../api/types'

export type Branch = Competence & { below: Branch[] }

/** The nodes as a tree; one whose parent is not there stands on top. */
export function treeOf(nodes: Competence[]): Branch[] {
  const branches = new Map(nodes.map((node) => [node.id, { ...node, below: [] as Branch[] }]))
  const top: Branch[] = []
  for (const branch of branches.values()) {
    const above = branch.competence.parent === null ? undefined : branches.get(branch.competence.parent)
    ;(above?.below ?? top).push(branch)
  }
  return top
}

/** A node and all below it: none of them can stand above it. */
export function withBelow(nodes: Competence[], id: number): number[] {
  return [id, ...nodes.filter(({ competence }) => competence.parent === id).flatMap((node) => withBelow(nodes, node.id))]
}
