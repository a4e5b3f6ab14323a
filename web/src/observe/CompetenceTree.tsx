import type { Competence } from '../api/types'
import { t } from '../words/catalogue'
import { type Branch, treeOf } from './CompetenceNodes'
import type { Edited } from './CompetencesPage'

type Props = { nodes: Competence[]; edit: ((edited: Edited) => void) | null }

/** The tree with the written words of every level. */
export function CompetenceTree({ nodes, edit }: Props) {
  return <ul className="competence-tree">{treeOf(nodes).map((branch) => <Node key={branch.id} branch={branch} depth={2} edit={edit} />)}</ul>
}

function Node({ branch, depth, edit }: { branch: Branch; depth: number; edit: Props['edit'] }) {
  const { competence: it, below } = branch
  const Head = depth === 2 ? 'h2' : 'h3'
  return (
    <li>
      <div className="competence-node">
        <Head><span className="tag">{it.code}</span> {it.title}</Head>
        {edit && (
          <span className="row no-print">
            <button type="button" className="link small" onClick={() => edit({ node: null, parent: branch.id })} aria-label={t('competences.add_below_of', { title: it.title })}>{t('competences.add_below')}</button>
            <button type="button" className="link small" onClick={() => edit({ node: branch, parent: it.parent })} aria-label={t('competences.change_of', { title: it.title })}>{t('competences.change')}</button>
          </span>
        )}
      </div>
      {it.about && <p className="quiet">{it.about}</p>}
      {it.levels.length > 0 && <ol className="competence-levels">{it.levels.map((words, at) => <li key={at}>{words}</li>)}</ol>}
      {below.length > 0 && <ul>{below.map((one) => <Node key={one.id} branch={one} depth={depth + 1} edit={edit} />)}</ul>}
    </li>
  )
}
