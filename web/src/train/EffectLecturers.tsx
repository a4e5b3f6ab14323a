import type { EffectsPageShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { drawnApart, points } from './effectWords'
import { PointsGiven } from './Estimates'

type Lecturer = EffectsPageShown['lecturers'][number]

/** Lecturer by lecturer, those who taught most first. */
export function EffectLecturers({ rows, fading }: { rows: Lecturer[]; fading: boolean }) {
  return (
    <Section id="lecturers" title={t('effects.lecturers')} count={rows.length} note={t('effects.lecturers_note')}>
      <div className="effect-rows">
        <Table label={t('effects.lecturers')} rows={rows} rowKey={({ lecturer }) => lecturer} fading={fading} columns={[
          { key: 'title', head: t('effects.lecturer'), title: true, least: 160, cell: (row) => <><PathLink to={paths.catalogueItem(row.lecturer)}>{row.title}</PathLink>{row.organisation && <span className="effect-beside quiet small">{row.organisation}</span>}</> },
          { key: 'kind', head: t('effects.kind'), least: 104, cell: ({ kind }) => code('lecturer_kind', kind) },
          { key: 'sessions', head: t('effects.sessions'), number: true, cell: ({ sessions }) => showNumber(sessions) },
          { key: 'hours', head: t('effects.hours'), number: true, cell: ({ tenths }) => showNumber(tenths / 10) },
          { key: 'last', head: t('effects.last'), least: 104, cell: ({ last }) => <span className="day">{last ?? <span className="quiet">{t('effects.never')}</span>}</span> },
          { key: 'rating', head: t('effects.rating'), least: 136, cell: (row) => <><PointsGiven of={row.rating} /><Drawn of={row} /></> },
        ]} />
      </div>
    </Section>
  )
}

function Drawn({ of }: { of: Lecturer }) {
  const drawn = drawnApart(of.rating, of.drawn)
  return drawn !== null && <span className="effect-beside quiet small" title={t('effects.drawn_why')}>{t('effects.drawn', { n: points(drawn) })}</span>
}
