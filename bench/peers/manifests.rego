# The twenty rules over Kubernetes manifests for Conftest, as its users write them: each file is the input.
# conftest test -p bench/peers/manifests.rego FOLDER
package main

import rego.v1

pod := input.spec.template.spec if input.kind in {"Deployment", "StatefulSet"}

pod := input.spec.jobTemplate.spec.template.spec if input.kind == "CronJob"

pod := input.spec if input.kind == "Pod"

labels := object.get(input.metadata, "labels", {})

annotations := object.get(input.metadata, "annotations", {})

space := object.get(input.metadata, "namespace", "")

at_home := {"SG", "US", "IN"}

broken(rule, part) := sprintf("%s %s/%s/%s%s", [rule, input.kind, space, input.metadata.name, part])

personal if labels["data-class"] == "personal"

home if labels.region in at_home

encrypted if annotations["privacy.example/encryption"] in {"AES-128", "AES-256"}

forgotten if annotations["privacy.example/retention-days"] in {"30", "90", "365"}

redirected if annotations["ingress.example/ssl-redirect"] == "true"

deny contains broken("k01", "") if {
	pod
	not pod.securityContext.runAsNonRoot
}

deny contains broken("k02", "") if pod.hostNetwork

deny contains broken("k03", "") if object.get(pod, "serviceAccountName", "default") == "default"

deny contains broken("k04", "") if object.get(pod, "automountServiceAccountToken", true)

deny contains broken("k05", "") if {
	pod
	personal
	not home
}

deny contains broken("k06", concat("", ["/", container.name])) if {
	some container in pod.containers
	not startswith(container.image, "registry.example/")
}

deny contains broken("k07", concat("", ["/", container.name])) if {
	some container in pod.containers
	not regex.match(`@sha256:[0-9a-f]{64}$`, container.image)
}

deny contains broken("k08", concat("", ["/", container.name])) if {
	some container in pod.containers
	not container.securityContext.readOnlyRootFilesystem
}

escalates(container) if object.get(container, ["securityContext", "allowPrivilegeEscalation"], true)

escalates(container) if container.securityContext.privileged

deny contains broken("k09", concat("", ["/", container.name])) if {
	some container in pod.containers
	escalates(container)
}

limited(container) if {
	container.resources.limits.memory
	container.resources.limits.cpu
}

deny contains broken("k10", concat("", ["/", container.name])) if {
	some container in pod.containers
	not limited(container)
}

deny contains broken("k11", concat("", ["/", volume.name])) if {
	some volume in pod.volumes
	volume.hostPath
}

deny contains broken("k12", "") if {
	input.kind == "PersistentVolumeClaim"
	not encrypted
}

deny contains broken("k13", "") if {
	input.kind == "PersistentVolumeClaim"
	personal
	not forgotten
}

deny contains broken("k14", "") if {
	input.kind == "PersistentVolumeClaim"
	personal
	not home
}

deny contains broken("k15", "") if {
	input.kind == "Service"
	object.get(input.spec, "type", "ClusterIP") != "ClusterIP"
}

deny contains broken("k16", "") if {
	input.kind == "Ingress"
	not input.spec.tls
}

deny contains broken("k17", "") if {
	input.kind == "Ingress"
	not redirected
}

deny contains broken("k18", concat("", ["/", key])) if {
	input.kind == "ConfigMap"
	some key, _ in input.data
	some word in ["PASSWORD", "TOKEN", "SECRET"]
	contains(key, word)
}

deny contains broken("k19", sprintf("/%s/%s", [concat(",", rule.verbs), concat(",", rule.resources)])) if {
	input.kind == "ClusterRole"
	some rule in input.rules
	some word in array.concat(rule.verbs, rule.resources)
	word == "*"
}

owned if {
	object.get(annotations, "access.example/owner", "") != ""
	object.get(annotations, "access.example/reviewed", "") != ""
}

deny contains broken("k20", "") if {
	input.kind == "Namespace"
	not owned
}
