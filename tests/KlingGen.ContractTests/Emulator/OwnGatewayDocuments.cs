namespace KlingGen.ContractTests.Emulator;

/// <summary>Documents of gateways that there are not.</summary>
internal static class OwnGatewayDocuments
{
    /// <summary>Another envelope, other words, seconds, ids under another pointer, a model in the path, one query for two products, a query
    /// of many, a list by a cursor in a JSON body, a key in a header, codes of its own, and products without prompt, mode and
    /// duration.</summary>
    public const string Studio = """
        openapi: 3.1.0
        info: { title: Own, version: '1' }
        x-gateway:
          name: own
          x-csharp-name: Own
          client: OwnApi
          taskId: 'job-########'
          requestId: 'trace-????????'
        servers:
          - url: https://own.example/api/v2
        security:
          - key: []
        paths:
          /models/{model}/jobs:
            post:
              operationId: createLipSync
              x-product: { name: lip-sync, summary: Moves lips, idempotencyKey: /tag }
              parameters:
                - { name: model, in: path, required: true, x-member: /model, schema: { type: string } }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/LipSync' } } } }
              responses:
                '200':
                  description: The job.
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/JobAnswer' }
                      examples:
                        waiting: { $ref: '#/components/examples/createLipSync.200.waiting' }
                  links:
                    task: &job { operationId: getJob, parameters: { job: '$response.body#/result/meta/ref' } }
                    tasks: &jobs { operationId: getJobs, parameters: { refs: '$response.body#/result/meta/ref' } }
                    list: { operationId: findJobs, requestBody: { kind: lips } }
                    content: &file { operationId: getFile, parameters: { job: '$response.body#/result/meta/ref' } }
                default: { $ref: '#/components/responses/Fault' }
          /upscales:
            post:
              operationId: createUpscale
              x-product: { name: upscale, summary: Makes a video larger }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Upscale' } } } }
              responses:
                '200':
                  description: The job.
                  content: { application/json: { schema: { $ref: '#/components/schemas/JobAnswer' } } }
                  links:
                    task: *job
                    tasks: *jobs
                    list: { operationId: findJobs, requestBody: { kind: upscale } }
                    content: *file
                default: { $ref: '#/components/responses/Fault' }
          /jobs:
            get:
              operationId: getJobs
              parameters:
                - { name: refs, in: query, required: true, explode: false, schema: { type: array, maxItems: 3, items: { type: string } } }
              responses:
                '200': { description: The jobs., content: { application/json: { schema: { $ref: '#/components/schemas/JobsAnswer' } } } }
                default: { $ref: '#/components/responses/Fault' }
            post:
              operationId: findJobs
              x-paging: { cursor: /after, next: /next/after, size: /count }
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Search' } } } }
              responses:
                '200': { description: The jobs., content: { application/json: { schema: { $ref: '#/components/schemas/JobsAnswer' } } } }
                default: { $ref: '#/components/responses/Fault' }
          /jobs/{job}:
            get:
              operationId: getJob
              parameters:
                - { name: job, in: path, required: true, schema: { type: string } }
              responses:
                '200': { description: The job., content: { application/json: { schema: { $ref: '#/components/schemas/JobAnswer' } } } }
                default: { $ref: '#/components/responses/Fault' }
          /jobs/{job}/file:
            get:
              operationId: getFile
              parameters:
                - { name: job, in: path, required: true, schema: { type: string } }
              responses:
                '200': { description: The video., content: { video/mp4: {} } }
                default: { $ref: '#/components/responses/Fault' }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: X-Own-Key }
          responses:
            Fault: { description: Refused., content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } }
          schemas:
            LipSync:
              type: object
              required: [video, sound_file, model]
              x-request: { model: /model, callbackUrl: /report_to }
              properties:
                model: { type: string, enum: [lips-1, lips-2] }
                video: { type: string, minLength: 1 }
                sound_file: { type: string }
                report_to: { type: string }
                tag: { type: string }
            Upscale:
              type: object
              required: [video]
              properties:
                video: { type: string, minLength: 1 }
            Search:
              type: object
              properties:
                kind: { type: string }
                after: { type: string }
                count: { type: integer, minimum: 1, maximum: 50, default: 2 }
            JobAnswer:
              type: object
              x-error: &ok { code: /outcome, success: [fine], requestId: /trace }
              properties:
                outcome: { type: string }
                trace: { type: string }
                result: { $ref: '#/components/schemas/Job' }
            JobsAnswer:
              type: object
              x-error: *ok
              properties:
                outcome: { type: string }
                trace: { type: string }
                results: { type: array, items: { $ref: '#/components/schemas/Job' } }
                next: { type: object, properties: { after: { type: string } } }
            Job:
              type: object
              x-task:
                id: /meta/ref
                status: /stage
                statuses: { waiting: submitted, working: processing, ready: succeeded, broken: failed }
                message: /why
                createdAt: /meta/made
                completedAt: /meta/done
                timeUnit: s
                progress: /percent
                externalId: /meta/tag
                model: /engine
                videos: /output
                video: { url: /link, duration: /length }
              properties:
                meta:
                  type: object
                  properties: { ref: { type: string }, made: { type: integer }, done: { type: integer }, tag: { type: string } }
                stage: { type: string }
                why: { type: string }
                percent: { type: string }
                engine: { type: string }
                queue: { type: string }
                output:
                  type: object
                  properties: { link: { type: string }, length: { type: integer } }
            Fault:
              type: object
              x-error:
                code: /outcome
                message: /details/0/text
                type: /details/0/area
                requestId: /trace
                codes:
                  E1: { kind: badRequest, status: 422, message: Bad order, type: order }
                  E2: { kind: authentication, status: 401, type: key }
                  E3: { kind: notFound, status: 410, message: Gone, type: job }
                  E4: { kind: rateLimit, status: 429, type: pace }
                  E5: { kind: duplicate, status: 409, type: order }
              properties:
                outcome: { type: string }
                trace: { type: string }
                details:
                  type: array
                  items: { type: object, properties: { text: { type: string }, area: { type: string } } }
          examples:
            createLipSync.200.waiting:
              value:
                outcome: fine
                trace: trace-0a1b2c3d
                result:
                  meta: { ref: job-10000000, made: 1780891541 }
                  stage: waiting
                  percent: 0%
                  engine: lips-2
                  queue: blue
        """;

    /// <summary>Bare tasks, a list by a cursor in the query, a key in the query, and no example at all.</summary>
    public const string Bare = """
        openapi: 3.1.0
        info: { title: Own, version: '1' }
        x-gateway: { name: own, client: OwnApi, address: user, key: optional }
        servers:
          - { url: '{site}', variables: { site: { default: https://site.invalid } } }
        security:
          - key: []
        paths:
          /videos:
            post:
              operationId: createVideo
              x-product: { name: video, summary: Makes a video }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses:
                '200':
                  description: The video.
                  content: { application/json: { schema: { $ref: '#/components/schemas/Video' } } }
                  links:
                    task: { operationId: getVideo, parameters: { number: '$response.body#/number' } }
                    list: { operationId: listVideos }
            get:
              operationId: listVideos
              x-paging: { cursor: from, next: /more, size: count }
              parameters:
                - { name: from, in: query, schema: { type: integer } }
                - { name: count, in: query, schema: { type: integer, maximum: 10, default: 5 } }
              responses:
                '200': { description: The videos., content: { application/json: { schema: { $ref: '#/components/schemas/Videos' } } } }
          /videos/{number}:
            get:
              operationId: getVideo
              parameters:
                - { name: number, in: path, required: true, schema: { type: integer } }
              responses:
                '200': { description: The video., content: { application/json: { schema: { $ref: '#/components/schemas/Video' } } } }
        components:
          securitySchemes:
            key: { type: apiKey, in: query, name: key }
          schemas:
            Order:
              type: object
              x-request: { prompt: /text, duration: /length, aspectRatio: /frame, quality: /frame }
              required: [text]
              properties:
                text: { type: string, minLength: 1 }
                length: { type: string, default: 8s }
                frame: { type: string }
            Videos:
              type: object
              properties:
                found: { type: array, items: { $ref: '#/components/schemas/Video' } }
                more: { type: integer }
            Video:
              type: object
              x-task:
                id: /number
                status: /state
                statuses: { running: processing, done: succeeded, dead: failed }
                message: /words
                createdAt: /begun
                timeUnit: text
                progress: /done_percent
                videos: /files
                video: { url: '', duration: /length }
              properties:
                number: { type: integer }
                state: { type: string }
                words: { type: string }
                begun: { type: string, format: date-time }
                done_percent: { type: number }
                files: { type: array, items: { type: string } }
        """;
}
