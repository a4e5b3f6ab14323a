import { expect, it } from 'vitest'
import type { Competence } from '../api/types'
import { treeOf, withBelow } from './CompetenceNodes'

const node = (id: number, parent: number | null): Competence => ({ id, competence: { parent, code: '', title: '', about: '', levels: [], sort: 0 } })
const nodes = [node(1, null), node(2, 1), node(3, 2), node(4, 99)]

it('puts every node where it belongs and loses none', () => {
  expect(treeOf(nodes).map(({ id }) => id)).toEqual([1, 4])
  expect(treeOf(nodes)[0]?.below[0]?.below.map(({ id }) => id)).toEqual([3])
})

it('knows what is below a node', () => expect(withBelow(nodes, 1)).toEqual([1, 2, 3]))
