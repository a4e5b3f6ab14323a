import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import { t } from '../words/catalogue'

export function PortraitUpload({ person }: { person: number }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const put = async (photo: File | undefined) => {
    if (!photo) return
    try {
      await send('PUT', `/people/${person}/photo`, photo)
      await refresh(queries, [`/people/${person}`])
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return (
    <label className="link small no-print portrait-upload">
      {t('people.photo_change')}
      <input type="file" accept="image/jpeg,image/png" className="hidden-words" onChange={(event) => void put(event.target.files?.[0])} />
    </label>
  )
}
