import type { ClassProposal } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

/** Who of the catalogue speaks of these fields; chosen lesson by lesson. */
export function ProposalLecturers({ lecturers }: { lecturers: ClassProposal['lecturers'] }) {
  if (lecturers.length === 0) return <p className="note">{t('proposal.no_lecturers')} <PathLink to={paths.catalogue('lecturer')}>{t('proposal.to_lecturers')}</PathLink></p>
  return (
    <div className="note">
      <p>{t('proposal.lecturers')}</p>
      <ul className="proposal-lecturers">{lecturers.map((one) => <li key={one.lecturer}><PathLink to={paths.catalogueItem(one.lecturer)}>{one.title}</PathLink> <span className="quiet small">{one.subjects}</span></li>)}</ul>
    </div>
  )
}
