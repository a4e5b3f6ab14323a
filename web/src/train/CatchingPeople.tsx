import { Checkbox } from 'antd'
import type { CatchingUpShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { counted, hoursInWords } from './amounts'
import { PageTurn } from './PageTurn'

type Row = CatchingUpShown['rows'][number]
type Props = { page: CatchingUpShown; rows: Row[]; chosen: CatchingUpShown['sessions'][number] | undefined; ticked: number[]; tick: (people: number[]) => void; fading: boolean; offset: number; turn: (offset: number) => void; unpick: () => void }

/** One by one, those who lack most first, each with what would help. */
export function CatchingPeople({ page, rows, chosen, ticked, tick, fading, offset, turn, unpick }: Props) {
  const may = useMay()
  const everybody = rows.length > 0 && ticked.length === rows.length
  const mark = ({ person, name }: Row) => chosen && <Checkbox className="no-print" checked={ticked.includes(person)} aria-label={t('hours.tick', { name })} onChange={({ target }) => tick(target.checked ? [...ticked, person] : ticked.filter((one) => one !== person))} />
  return (
    <Section title={t('hours.short_people')} count={chosen?.people ?? page.count} note={t('hours.proposals_note')} tools={chosen && <><button type="button" className="link" onClick={() => tick(everybody ? [] : rows.map(({ person }) => person))}>{t(everybody ? 'hours.tick_none' : 'hours.tick_all')}</button><button type="button" className="link" onClick={unpick}>{t('hours.unpick')}</button></>}>
      {chosen ? <p className="note">{t('hours.picked', { title: chosen.title })} · {counted('hours.of_page', rows.length)}</p>
        : page.without > 0 && <p className="note">{page.without === page.count ? t('hours.without_all') : counted('hours.without', page.without)} {may('train') && <PathLink className="underlined" to={paths.gaps()}>{t('hours.to_gaps')}</PathLink>}</p>}
      <div className="catching-people">
        <Table label={t('hours.short_people')} rows={rows} rowKey={({ person }) => person} fading={fading} columns={[
          { key: 'name', head: t('hours.person'), title: true, least: 200, cell: (one) => <span className="catching-name">{mark(one)}<span><PathLink className="person-name" to={paths.personTraining(one.person)}>{one.name}</PathLink><span className="hours-post quiet small">{one.post}</span></span></span> },
          { key: 'unit', head: t('hours.unit'), least: 144, cell: ({ unit, unit_name: name }) => unit !== null && <PathLink to={paths.unit(unit)}>{name}</PathLink> },
          { key: 'short', head: t('hours.short_hours'), number: true, cell: (one) => hoursInWords(one.short_tenths) },
          { key: 'helps', head: t('hours.helps'), least: 240, cell: (one) => <Helps of={one} page={page} /> },
          { key: 'enough', head: t('hours.which'), least: 72, cell: ({ enough }) => <span className={`train-state ${enough ? 'met' : 'short'}`}><span aria-hidden>{enough ? '●' : '▲'}</span> {t(enough ? 'hours.enough' : 'hours.not_enough')}</span> },
        ]} />
      </div>
      <PageTurn offset={offset} shown={page.rows.length} count={page.count} turn={turn} />
    </Section>
  )
}

function Helps({ of, page }: { of: Row; page: CatchingUpShown }) {
  if (of.sessions.length === 0) return <span className="quiet">{t('hours.none_fits')}</span>
  return (
    <span className="name-links">
      {of.sessions.map((id) => {
        const one = page.sessions.find(({ session }) => session === id)
        return <PathLink key={id} to={paths.trainingSession(id)}>{one ? `${one.title} ${one.from.slice(5)}` : `#${id}`}</PathLink>
      })}
    </span>
  )
}
