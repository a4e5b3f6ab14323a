import { AutoComplete, Input, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { UnitPage } from '../api/types'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { type Named, TeamPeople } from './TeamPeople'

type What = 'post' | 'headquarters'

/** Marks a post, or sets a headquarters up with the people in it. */
export function TouchstoneDrawer({ close, fields }: { close: () => void; fields: string[] }) {
  const { today } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  const [what, setWhat] = useState<What>('post')
  const [unit, setUnit] = useState<number | null>(null)
  const [post, setPost] = useState<number | null>(null)
  const [members, setMembers] = useState<Named[]>([])
  const [typed, setTyped] = useState({ title: '', field: '', task: '' })
  const [since, setSince] = useState<string | null>(today)
  const [wrong, setWrong] = useState(false)
  const { data } = useGet<UnitPage>(unit === null ? null : `/units/${unit}`)
  const posts = (data?.posts ?? []).map(({ id, title }) => ({ value: id, label: title }))
  const lacks = unit === null ? 'unit' : what === 'post' && post === null ? 'post' : !typed.title.trim() ? 'title' : !typed.field.trim() ? 'field' : what === 'headquarters' && members.length === 0 ? 'members' : since === null ? 'since' : null
  const choosePost = (id: number) => {
    setPost(id)
    const title = `${data?.short_name || data?.name || ''}${posts.find(({ value }) => value === id)?.label ?? ''}`
    setTyped((old) => (old.title ? old : { ...old, title }))
  }
  const act = async () => {
    const day = since ?? today
    const { id } = await send<{ id: number }>('POST', '/touchstones', {
      title: typed.title.trim(), field: typed.field.trim(), task: typed.task.trim(), unit, since: day, post: what === 'post' ? post : null,
      members: what === 'headquarters' ? members.map((one) => ({ person: one.id, from: day, to: null })) : [],
    })
    await refresh(queries, ['/touchstones'])
    go(paths.touchstone(id))
  }
  return (
    <FormDrawer open title={t('touchstones.mark')} close={close} submit={t(`touchstones.submit.${what}`)} effect={t('touchstones.effect')} act={act} refuse={wrong ? t('form.dates_wrong') : lacks ? t('form.missing', { field: t(`touchstones.field.${lacks}`) }) : undefined}>
      {(problem) => (
        <>
          <Group label={t('touchstones.what')}><Chips label={t('touchstones.what')} value={what} options={[{ value: 'post' as What, label: t('touchstones.one_post') }, { value: 'headquarters' as What, label: t('touchstones.one_headquarters') }]} choose={(next) => next && setWhat(next)} /></Group>
          <Asked label={t('touchstones.field.unit')} name="unit" problem={problem}><UnitPicker value={unit} label={t('touchstones.field.unit')} onChange={(next) => { setUnit(next); setPost(null) }} /></Asked>
          {what === 'post' && <Asked label={t('touchstones.field.post')} name="post" problem={problem}><Select className="wide" disabled={unit === null} value={post} options={posts} placeholder={t('portrait.post_choose')} aria-label={t('touchstones.field.post')} onChange={choosePost} /></Asked>}
          {what === 'headquarters' && <Asked label={t('touchstones.field.members')} name="members" problem={problem}><TeamPeople label={t('touchstones.field.members')} value={members} onChange={setMembers} /></Asked>}
          <Asked label={t('touchstones.field.title')} name="title" problem={problem}><Input maxLength={200} value={typed.title} onChange={(event) => setTyped({ ...typed, title: event.target.value })} /></Asked>
          <Asked label={t('touchstones.field.field')} name="field" problem={problem} hint={t('touchstones.field_hint')}><AutoComplete className="wide" value={typed.field} options={fields.map((value) => ({ value }))} aria-label={t('touchstones.field.field')} onChange={(field: string) => setTyped({ ...typed, field })} /></Asked>
          <Asked label={t('touchstones.field.since')} name="since" problem={problem}><DateField whole value={since} onChange={setSince} onWrong={setWrong} /></Asked>
          <Asked label={t('touchstones.field.task')} name="task" problem={problem} optional><Input.TextArea rows={2} maxLength={2000} value={typed.task} onChange={(event) => setTyped({ ...typed, task: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
