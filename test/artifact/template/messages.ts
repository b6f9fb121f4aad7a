/** A message as one ring sends it, in several languages, and what a stranger writes. */
export const PARCEL =
  'Dear customer, your parcel AB-1234 is held at our Rotterdam depot until the fee of 2.99 is paid. ' +
  'Open https://track-parcel.example/a1 or write to desk@parcel.example before Friday, otherwise it goes back to the sender.';

export const REWORDED =
  'Hello, your package ZX-99 is held at our Rotterdam depot until the charge of 4.50 is paid. ' +
  'Open http://deliver.example/zz?q=7 or write to help@other.example before Friday, otherwise it goes back to the sender.';

export const STRANGER =
  'I met him on a website for gardeners last summer, he said that he repaired ships in Lagos and wanted to marry me. ' +
  'Then his daughter fell ill and I sent him everything that my late husband had left to me.';

export const IN_LANGUAGES: Readonly<Record<string, string>> = {
  German:
    'Sehr geehrte Kundin, Ihr Konto wurde wegen ungewöhnlicher Zugriffe gesperrt, bitte bestätigen Sie Ihre Angaben über den Link unten.',
  Russian:
    'Уважаемый клиент, ваша карта заблокирована службой безопасности банка, срочно подтвердите перевод по ссылке ниже.',
  Greek:
    'Αγαπητέ πελάτη, ο λογαριασμός σας έχει κλειδωθεί για λόγους ασφαλείας, επιβεβαιώστε τα στοιχεία σας στη σελίδα μας.',
  Chinese:
    '尊敬的客户您好，您的银行账户因为异常登录已经被暂时冻结，请您立即点击下面的链接完成身份验证，否则账户将会在今天晚上被永久关闭，感谢您的理解与配合，祝您生活愉快工作顺利。',
  Arabic:
    'عزيزي العميل، تم تعليق حسابك المصرفي بسبب نشاط غير معتاد، يرجى تأكيد بياناتك عبر الرابط أدناه قبل نهاية اليوم.',
  Thai: 'เรียนลูกค้า บัญชีธนาคารของท่านถูกระงับชั่วคราวเนื่องจากมีการเข้าใช้งานที่ผิดปกติ กรุณายืนยันตัวตนผ่านลิงก์ด้านล่างภายในวันนี้',
};
