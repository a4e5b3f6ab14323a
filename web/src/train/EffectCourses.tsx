import type { EffectsPageShown } from '../api/types'
import { scaleOf } from '../kinds/interval'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { change, plainApart } from './effectWords'
import { Gained, PointsGiven, ShareSaid } from './Estimates'

type Course = EffectsPageShown['courses'][number]
const count = (n: number) => (n === 0 ? <span className="quiet">0</span> : showNumber(n))

/** Course by course, those most people completed first; a programme stands for its sessions without a course. */
export function EffectCourses({ rows, fading }: { rows: Course[]; fading: boolean }) {
  const scale = scaleOf(rows.map(({ gain }) => gain))
  return (
    <Section id="courses" title={t('effects.courses')} count={rows.length} note={t('effects.courses_note')}>
      <div className="effect-rows">
        <Table label={t('effects.courses')} rows={rows} rowKey={({ course, programme }) => `${course}.${programme}`} fading={fading} columns={[
          { key: 'title', head: t('effects.course'), title: true, least: 128, cell: (row) => <Title of={row} /> },
          { key: 'sessions', head: t('effects.sessions'), number: true, cell: ({ sessions }) => count(sessions) },
          { key: 'completed', head: t('effects.completed'), number: true, cell: ({ completed }) => count(completed) },
          { key: 'reaction', head: t('effects.reaction'), least: 104, cell: ({ reaction }) => <PointsGiven of={reaction} /> },
          { key: 'gain', head: t('effects.gain'), least: 104, cell: (row) => <><Gained of={row.gain} scale={scale} /><Plain of={row} /></> },
          { key: 'used', head: t('effects.used'), least: 104, cell: ({ used }) => <ShareSaid of={used} /> },
          { key: 'seen', head: t('effects.seen'), least: 104, cell: ({ seen }) => <ShareSaid of={seen} /> },
          { key: 'results', head: t('effects.results'), number: true, cell: ({ results }) => count(results) },
        ]} />
      </div>
    </Section>
  )
}

function Title({ of }: { of: Course }) {
  const to = of.course !== null ? paths.catalogueItem(of.course) : of.programme !== null ? paths.programme(of.programme) : null
  return <>{to ? <PathLink to={to}>{of.title}</PathLink> : of.title}{of.premium && <> <span className="tag accent">{t('catalogue.premium_mark')}</span></>}</>
}

function Plain({ of }: { of: Course }) {
  const plain = plainApart(of.gain, of.plain_gain)
  return plain !== null && <span className="effect-beside quiet small" title={t('effects.plain_why')}>{t('effects.plain', { n: change(plain) })}</span>
}
