### What naru says on Telegram alone.

bot-about = 교류, 포럼, 교육, 봉사, 문화 행사에 관한 질문에 답하고, 관심 있는 소식을 제때 알려 드립니다. 열 가지 언어로 편하게 물어보세요.
bot-short = 재단 프로그램을 편하게 물어보고 제때 알림을 받아 보세요.

telegram-old = 죄송합니다. 질문하셨을 때 제가 자리를 비웠습니다. 아직 궁금하시면 다시 물어봐 주세요.
telegram-slow-down = 한꺼번에 많이 물어보셨어요. 1분쯤 뒤에 다시 물어봐 주세요.
telegram-unreadable = 저는 글만 읽을 수 있습니다. 궁금한 점을 글로 적어 주세요.
telegram-in-private = 이 내용은 저와의 개인 대화에서만 알려 드릴 수 있습니다. 대화를 열고 시작을 누른 다음 다시 물어봐 주세요.

## Deciding for a group from one's own chat

telegram-groups-command = 그룹이나 채널 관리하기
telegram-groups = 어느 곳을 관리하시겠어요?
telegram-groups-none = 아직 관리자로 활동하시는 그룹을 찾지 못했습니다. 먼저 그룹에서 /my를 보내 주세요.
telegram-manage = 개인 대화에서 관리하기
telegram-managing = 이제 “{ $title }” 관리를 시작합니다. 여기에 쓰시는 내용은 30분 동안 그곳에 적용됩니다. /done으로 끝냅니다.
telegram-managed-done = 관리를 마쳤습니다. 이제 본인 설정으로 돌아갑니다.
telegram-file-lost = 파일을 받지 못했습니다. 10MB 이하의 파일로 다시 시도해 주세요.
