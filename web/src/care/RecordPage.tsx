import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Round, Talk, TalkKind, TalksWith, Visit } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { talkKinds } from './codes'
import { MayNot } from './MayNot'
import { RecordForm } from './RecordForm'
import './care.css'

type Address = Search & { person?: string; kind?: string; visit?: string; round?: string; replaces?: string }

/** A talk is written down: what the address knows of it is not asked again. */
export function RecordPage() {
  const may = useMay()('talks')
  const [search] = useAddress<Address>()
  if (!may) return <div className="page narrow"><MayNot /></div>
  return <Known key={JSON.stringify(search)} search={search} />
}

/** Reads what the address names before the form begins, so that nothing in it changes under the hand. */
function Known({ search: { person, kind, visit, round, replaces } }: { search: Address }) {
  const [begun, setBegun] = useState(0)
  const old = useGet<Talk>(replaces ? `/talks/${replaces}` : null)
  const told = useGet<TalksWith>(person && !replaces ? `/people/${person}/talks` : null)
  const visits = useGet<Visit[]>(visit ? '/visits' : null)
  const rounds = useGet<Round[]>(round ? '/rounds' : null)
  const asked = [replaces && old, person && !replaces && told, visit && visits, round && rounds].filter((one) => typeof one === 'object')
  const failed = asked.find((one) => one.error && !one.data)
  if (failed) return <div className="page narrow"><ProblemNote error={failed.error} retry={() => void failed.refetch()} /></div>
  if (asked.some((one) => !one.data)) return <PageSkeleton />
  const given = {
    person: told.data?.person ?? null, name: told.data?.name ?? '', kind: talkKinds.find((one) => one === kind) ?? ('talk' satisfies TalkKind),
    round: old.data?.round ?? (round ? Number(round) : null), visit: visits.data?.find(({ id }) => String(id) === visit) ?? null, replaces: old.data ?? null,
  }
  const title = rounds.data?.find(({ id }) => String(id) === round)?.title
  const object = replaces ? `correct-${replaces}` : [visit && `visit-${visit}`, person, kind, round && `round-${round}`].filter(Boolean).join('-') || 'new'
  return (
    <div className="page narrow record">
      <div>
        <p><PathLink to={paths.talks()}>{t('talks.title')}</PathLink></p>
        <PageHead title={t(replaces ? 'talks.correct_title' : 'talks.record')} detail={replaces ? t('talks.correct_detail') : t('talks.record_detail')} />
        {title && <p>{t('talks.of_round', { title })}</p>}
        {given.visit && <p>{t('talks.of_visit', { unit: given.visit.unit_name, day: given.visit.day })}</p>}
      </div>
      <RecordForm key={begun} given={given} object={object} again={() => setBegun((n) => n + 1)} />
    </div>
  )
}
