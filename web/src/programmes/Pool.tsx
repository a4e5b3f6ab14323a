import { useRef, useState } from 'react'
import { useGet } from '../api/hooks'
import type { PoolLine } from '../api/types'
import { useSeen } from '../care/useSeen'
import { DateField } from '../kinds/DateField'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { plus } from '../calendar/year'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

const FEW = 20
const BACK = 730

/** Holders of the seats that must be filled, with how often they came in a period; who never came stands first. */
export function Pool({ id }: { id: number }) {
  const { today } = useSession()
  const place = useRef<HTMLDivElement>(null)
  const seen = useSeen(place)
  const [{ from, to }, setPeriod] = useState({ from: plus(today, -BACK), to: today })
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useGet<PoolLine[]>(seen ? `/programmes/${id}/pool` : null, { from, to }, { keep: true })
  const never = data?.filter(({ times }) => times === 0).length ?? 0
  return (
    <Section id="pool" title={t('programmes.pool')} count={data?.length} note={data && t('programmes.pool_note', { never, some: data.length - never })}>
      <div ref={place} className="stack tight">
        <div className="pool-period no-print" role="group" aria-label={t('programmes.pool_period')}>
          <label className="asked"><span className="quiet small">{t('programmes.pool_from')}</span><DateField whole value={from} onChange={(day) => day && setPeriod({ from: day, to })} /></label>
          <label className="asked"><span className="quiet small">{t('programmes.pool_to')}</span><DateField whole value={to} onChange={(day) => day && setPeriod({ from, to: day })} /></label>
        </div>
        {error && <ProblemNote error={error} retry={() => void refetch()} />}
        {!data && !error && <RowsSkeleton rows={4} />}
        {data?.length === 0 && <p className="quiet">{t('programmes.pool_none')}</p>}
        {data && data.length > 0 && (
          <Table label={t('programmes.pool')} rows={all ? data : data.slice(0, FEW)} rowKey={(row) => row.person} columns={[
            { key: 'name', head: t('sessions.name'), title: true, least: 88, cell: (row) => <PersonName id={row.person} name={row.name} /> },
            { key: 'unit', head: t('sessions.of_unit'), least: 144, cell: (row) => <PathLink to={paths.unit(row.unit)}>{row.unit_name}</PathLink> },
            { key: 'post', head: t('sessions.post'), least: 144, cell: (row) => row.post },
            { key: 'times', head: t('programmes.times'), number: true, cell: (row) => <PathLink className="lined" to={paths.personTraining(row.person)}>{row.times === 0 ? t('programmes.never') : row.times}</PathLink> },
          ]} />
        )}
        {data && data.length > FEW && <div className="more"><button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('programmes.fewer') : t('programmes.all_people', { n: data.length })}</button></div>}
      </div>
    </Section>
  )
}
