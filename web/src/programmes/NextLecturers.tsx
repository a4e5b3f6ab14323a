import { useGet } from '../api/hooks'
import type { NextLecturers as Next } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { counted } from '../train/amounts'
import { PointsGiven } from '../train/Estimates'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import './effect.css'

/** Whom to ask next: the kind with the fewest lessons first, in it whoever taught longest ago. */
export function NextLecturers({ id }: { id: number }) {
  const { data } = useGet<Next[]>(`/programmes/${id}/lecturers`)
  if (!data || data.length === 0) return null
  return (
    <Section id="next" title={t('programmes.next_lecturers')} note={t('programmes.next_note')}>
      <div className="next-kinds">
        {data.map(({ kind, held, candidates }) => (
          <div key={kind} className="next-kind">
            <h3>{code('lecturer_kind', kind)} <span className="quiet small">{held === 0 ? t('programmes.next_held_none') : counted('programmes.next_held', held)}</span></h3>
            {candidates.length === 0 ? <p className="quiet small">{t('programmes.next_nobody')} <PathLink className="lined" to={paths.catalogue('lecturer')}>{t('programmes.next_add')}</PathLink></p> : (
              <Table label={code('lecturer_kind', kind)} rows={candidates} rowKey={({ lecturer }) => lecturer} columns={[
                { key: 'title', head: t('effects.lecturer'), title: true, least: 128, cell: (row) => <><PathLink to={paths.catalogueItem(row.lecturer)}>{row.title}</PathLink>{row.subjects && <span className="next-subjects quiet small">{row.subjects}</span>}</> },
                { key: 'last', head: t('effects.last'), least: 96, cell: ({ last }) => (last ? <span className="next-day">{last}</span> : <span className="quiet">{t('effects.never')}</span>) },
                { key: 'sessions', head: t('effects.sessions'), number: true, cell: ({ sessions }) => showNumber(sessions) },
                { key: 'rating', head: t('effects.rating'), least: 136, cell: ({ rating }) => <PointsGiven of={rating} /> },
              ]} />
            )}
          </div>
        ))}
      </div>
    </Section>
  )
}
