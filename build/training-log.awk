# Prints a log for `bench/policies/access-log`, from which the virtual machine learns what a long run of the command does.
function pick(words, of, n) {
  n = split(words, of, " ")
  return of[1 + int(rand() * n)]
}
function broken(share) {
  return rand() < share
}
function maybe(share) {
  return broken(share) ? "false" : "true"
}
BEGIN {
  srand(7)
  lines = 60000
  for (i = 0; i < lines; i++) {
    second = int(i * 31500000 / lines)
    day = int(second / 86400)
    month = 1 + int(day / 31)
    at = sprintf("2014-%02d-%02dT%02d:%02d:%02d.%06dZ", month, 1 + day % 28, int(second / 3600) % 24, int(second / 60) % 60, second % 60, i)
    kind = pick("access access access access access access consent consent collection deletion_request deletion approval key_use")
    printf "{\"id\":\"e%09d\",\"kind\":\"%s\",\"at\":\"%s\",\"service\":\"%s\",\"subject\":\"u%07d\",\"subject_country\":\"%s\"", i, kind, at, pick("cloud-sync themes app-store find-device"), int(rand() * 3000), pick("CN IN SG US")
    printf ",\"tls\":{\"version\":\"%s\",\"cipher\":\"ECDHE-RSA-%s-SHA\"}", broken(0.005) ? "TLSv1.0" : "TLSv1.2", broken(0.003) ? "RC4" : "AES128"
    printf ",\"resource\":{\"provider\":\"aws\",\"region\":\"ap-southeast-1\",\"country\":\"%s\",\"encrypted\":%s,\"algorithm\":\"AES-128\",\"personal_data\":%s}", pick("SG US SG SG IN"), maybe(0.002), maybe(0.5)
    if (kind == "access") {
      printf ",\"actor\":{\"id\":\"s%03d\",\"role\":\"%s\",\"mfa\":%s,\"trained\":%s,\"country\":\"SG\"},\"action\":\"%s\",\"purpose\":\"%s\",\"ticket\":\"T-%06d\",\"status\":200,\"bytes\":%d,\"user_agent\":\"ops-cli/2.%d\"", rand() * 200, pick("support sre dpo"), maybe(0.003), maybe(0.003), pick("read update export"), pick("support billing security"), rand() * 1000000, rand() * 50000, rand() * 9
    } else if (kind == "consent") {
      printf ",\"granted\":%s,\"channel\":\"%s\"", maybe(0.2), pick("setup settings web")
    } else if (kind == "collection") {
      printf ",\"category\":\"%s\",\"transport\":\"https\",\"host\":\"api%d.example\",\"bytes\":%d", pick("usage photo imei"), rand() * 9, rand() * 4000
    } else if (kind == "deletion" || kind == "deletion_request") {
      printf ",\"scope\":\"%s\"", pick("account backup photo")
    } else {
      printf ",\"key\":\"k%03d\",\"actor\":{\"id\":\"s%03d\",\"mfa\":%s}", rand() * 300, rand() * 200, maybe(0.003)
    }
    print "}"
  }
}
