### What naru says on Discord alone. The names of permissions are those of Discord’s own settings.

discord-missing = 아직 여기서는 그렇게 할 권한이 없습니다. 필요한 권한은 다음과 같습니다.
discord-mend-channel = 디스코드에서 이 채널의 설정(이름 옆 톱니바퀴)을 열고 ‘권한’에서 제 역할을 추가해 위 권한을 켠 뒤 저장해 주세요. 그다음 다시 명령해 주세요.
discord-mend-server = 디스코드에서 ‘서버 설정’ → ‘역할’ → 제 역할 → ‘권한’을 열어 위 권한을 켠 뒤 저장해 주세요. 그다음 다시 명령해 주세요.

discord-may-view = 채널 보기
discord-may-send = 메시지 보내기
discord-may-send-in-threads = 스레드에서 메시지 보내기
discord-may-embed = 링크 첨부
discord-may-attach = 파일 첨부
discord-may-begin-threads = 공개 스레드 만들기
discord-may-mention = @everyone, @here, 모든 역할 멘션하기
discord-may-make-events = 이벤트 만들기
