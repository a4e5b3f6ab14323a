import { TranslationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { send } from '../api/client'
import { t } from '../words/catalogue'
import { useLanguage } from '../words/react'

export function LanguageSwitch({ signedIn = true }: { signedIn?: boolean }) {
  const { language, change } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  const turn = async () => {
    await change(other)
    if (signedIn) await send('PUT', '/account/language', { language: other }).catch(() => undefined)
  }
  return (
    <Button className={signedIn ? 'language' : ''} type="text" icon={<TranslationOutlined aria-hidden />} onClick={() => void turn()} aria-label={`${t('frame.other_language')} – ${t('frame.language')}`} lang={other === 'zh' ? 'zh-CN' : 'en'}>
      <span className="wide-only">{t('frame.other_language')}</span>
    </Button>
  )
}
