import { Fragment } from 'react'
import type { SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { paths } from '../shell/paths'
import { CalendarAddress } from '../train/CalendarAddress'
import { code, t } from '../words/catalogue'
import { OwnSeat } from './OwnSeat'
import { Period } from './Period'
import { SessionDeeds } from './SessionDeeds'
import { SessionFacts } from './SessionFacts'
import { SessionLacks } from './SessionLacks'
import { SessionMark } from './SessionMark'
import { SessionTabs } from './SessionTabs'

/** A session as a workspace for whoever organises it, and as a notice for everybody else. */
export function SessionTold({ page }: { page: SessionShown }) {
  const own = page.parts.find((part) => part.own)
  const facts = [code('session_form', page.form), page.number !== null && t('sessions.number_n', { n: page.number }), page.place].filter(Boolean)
  return (
    <div className="page sessions session-told">
      <div>
        <p className="no-print">{page.programme === null ? <PathLink to={paths.training()}>{t('frame.training')}</PathLink> : <PathLink to={paths.programme(page.programme)}>{page.programme_title}</PathLink>}</p>
        <PageHead title={page.title} detail={<><SessionMark state={page.state} /> · <Period from={page.from} to={page.to} /> · <PathLink className="lined" to={paths.unit(page.unit)}>{page.unit_name}</PathLink>{facts.map((fact, at) => <Fragment key={at}> · {fact}</Fragment>)}</>}>
          {page.state !== 'cancelled' && <CalendarAddress of="session" target={page.id} />}
          {page.may_write && <SessionDeeds page={page} />}
        </PageHead>
      </div>
      {own && <OwnSeat page={page} part={own} />}
      {page.may_write && <SessionLacks page={page} />}
      <SessionFacts page={page} />
      <SessionTabs page={page} />
    </div>
  )
}
