import { Input, InputNumber } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { UnitPage } from '../api/types'
import { CodeField } from '../kinds/CodeField'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

type Props = { unit: UnitPage; post: UnitPage['posts'][number] | null; close: () => void }

export default function PostForm({ unit, post, close }: Props) {
  const { today } = useSession()
  const [value, setValue] = useState({ title: post?.title ?? '', kind: post?.kind ?? (null as string | null), rank: post?.rank ?? null, places: post?.places ?? 1, since: today as string | null })
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState(false)
  const [key] = useState(newKey)
  const queries = useQueryClient()
  const put = (next: Partial<typeof value>) => setValue((old) => ({ ...old, ...next }))
  const again = () => refresh(queries, ['/units'])
  const act = async () => {
    if (post) await send('PUT', `/posts/${post.id}`, { ...value, why }, { version: unit.version })
    else await send('POST', `/units/${unit.id}/posts`, value, { once: key, version: unit.version })
    await again()
  }
  const refuse = wrong ? t('form.dates_wrong') : !value.title.trim() ? t('form.missing', { field: t('people.post_title') }) : !value.kind ? t('form.missing', { field: t('field.post_kind') }) : post && !why.trim() ? t('form.why_missing') : undefined
  return (
    <FormDrawer open title={post ? t('units.correct_post', { title: post.title }) : t('units.add_post')} close={close} submit={post ? t('action.correct') : t('units.add_post')} effect={t('units.effect')} act={act} reload={again} refuse={refuse}>
      {(problem) => (
        <>
          <Asked label={t('people.post_title')} name="title" problem={problem}><Input value={value.title} maxLength={100} onChange={(event) => put({ title: event.target.value })} /></Asked>
          <Asked label={t('field.post_kind')} name="kind" problem={problem}><CodeField table="post_kind" value={value.kind} onChange={(kind) => put({ kind })} /></Asked>
          <Asked label={t('field.rank')} name="rank" problem={problem} optional><CodeField table="rank" value={value.rank} clear onChange={(rank) => put({ rank })} /></Asked>
          <Asked label={t('field.places')} name="places" problem={problem}><InputNumber min={1} max={200} value={value.places} onChange={(places) => put({ places: places ?? 1 })} /></Asked>
          <Asked label={t('form.holds_since')} name="since" problem={problem}><DateField value={value.since} onChange={(since) => put({ since })} onWrong={setWrong} /></Asked>
          {post && <Asked label={t('form.why_correct')} name="why" problem={problem}><Input.TextArea rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}
